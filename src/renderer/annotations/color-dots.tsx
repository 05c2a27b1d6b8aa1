/** The five colours to choose from: each a dot with its name and, where given, its key. */
import { annotationColors, type AnnotationColor } from '../../core/annotations/annotation';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useColorNames } from '../state/colors';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import './color-dots.css';

interface Properties {
  /** The colour in force; absent where there is none yet. */
  readonly chosen?: AnnotationColor;
  /** The dots change marks that are there, rather than make new ones. */
  readonly recolor?: boolean;
  readonly onChoose: (color: AnnotationColor) => void;
}

export function ColorDots({ chosen, recolor = chosen !== undefined, onChoose }: Properties) {
  const { t } = useTranslation('annotations');
  const names = useColorNames();
  return annotationColors.map((color, index) => (
    <TooltipTrigger key={color} delay={500} closeDelay={0}>
      <Button
        className="color-dot"
        aria-label={t(recolor ? 'recolor' : 'highlightIn', { color: names[color] })}
        {...(chosen === undefined ? {} : { 'aria-pressed': chosen === color })}
        onPress={() => onChoose(color)}
      >
        <span className="color-spot" data-color={color}>
          {chosen === color ? <Check size={11} strokeWidth={3} aria-hidden /> : null}
        </span>
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {names[color]}
        {recolor && chosen === undefined ? null : <kbd>{index + 1}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  ));
}
