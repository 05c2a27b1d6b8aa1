/** One icon per entity type, so that colour is never alone. */
import { Building2, CalendarDays, CircleHelp, Flag, Landmark, type LucideIcon, MapPin, Orbit, Satellite, ScrollText, UserRound } from 'lucide-react';
import type { EntityType } from '../../core/entities/entity';

export const typeIcons: Record<EntityType, LucideIcon> = {
  person: UserRound,
  organisation: Building2,
  place: MapPin,
  mission: Orbit,
  spacecraft: Satellite,
  programme: Flag,
  treaty: ScrollText,
  event: Landmark,
  date: CalendarDays,
  other: CircleHelp,
};
