/** Tells the language of a text, offline, by franc's trigrams. */
import { franc } from 'franc';

/** Fewer letters than this say too little (franc's own advice is "longer texts"). */
const ENOUGH_LETTERS = 100;
/** franc looks at 2,048 units; a little more leaves room for what is not a letter. */
const SAMPLE = 4096;

/** ISO 639-3 as franc says it, to BCP 47. Languages outside are not guessed at: franc likes Scots for English. */
const TAGS: Readonly<Record<string, string>> = {
  afr: 'af', arb: 'ar', azj: 'az', bel: 'be', ben: 'bn', bos: 'bs', bul: 'bg', cat: 'ca', ces: 'cs', cmn: 'zh', dan: 'da',
  deu: 'de', ell: 'el', eng: 'en', epo: 'eo', est: 'et', eus: 'eu', fin: 'fi', fra: 'fr', glg: 'gl', guj: 'gu', heb: 'he',
  hin: 'hi', hrv: 'hr', hun: 'hu', hye: 'hy', ind: 'id', isl: 'is', ita: 'it', jpn: 'ja', kan: 'kn', kat: 'ka', kaz: 'kk',
  khm: 'km', kor: 'ko', lit: 'lt', lvs: 'lv', mal: 'ml', mar: 'mr', mkd: 'mk', mya: 'my', nld: 'nl', nob: 'nb', nno: 'nn',
  pan: 'pa', pes: 'fa', pol: 'pl', por: 'pt', ron: 'ro', rus: 'ru', slk: 'sk', slv: 'sl', spa: 'es', srp: 'sr', swe: 'sv',
  swh: 'sw', tam: 'ta', tel: 'te', tha: 'th', tur: 'tr', ukr: 'uk', urd: 'ur', uzn: 'uz', vie: 'vi', zlm: 'ms',
};
const KNOWN = Object.keys(TAGS);

/** BCP 47 tag of the language `text` is most likely in, or `null` where it is too short to tell. */
export function detectLanguage(text: string): string | null {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < ENOUGH_LETTERS) return null;
  return TAGS[franc(sample, { only: KNOWN })] ?? null;
}
