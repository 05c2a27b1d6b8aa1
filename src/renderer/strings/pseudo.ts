/** The pseudo-locale: every string in brackets, so that a sentence written elsewhere stands out. Chosen by `#pseudo` in the address. */
import type { PostProcessorModule } from 'i18next';

export const pseudo: PostProcessorModule = {
  type: 'postProcessor',
  name: 'pseudo',
  process: (value: string) => `⟦${value}⟧`,
};

/** Whether the window was asked for in the pseudo-locale; only a test asks so. */
export const isPseudo = (): boolean => window.location.hash === '#pseudo';
