/** The encodings that texts without a declaration are found in, and the letters each was used for. */

export interface Encoding {
  /** As the Encoding standard (WHATWG) calls it; `TextDecoder` reads it. */
  readonly label: string;
  /** As a reader knows it. */
  readonly name: string;
  /** The names the detector has for it and for its kin, which its statistics cannot tell apart. */
  readonly detected: readonly string[];
}

export interface LetterEncoding extends Encoding {
  /** Small letters beyond ASCII, one string for each language that was written in it (CLDR exemplar characters). */
  readonly alphabets: readonly string[];
  /** A factor for the one of two kin that is likelier where both read as the same letters: Windows would have used places it leaves empty. */
  readonly preferred?: number;
  /** Written in letters of its own, amid which no Latin one stands. */
  readonly ownScript?: true;
}

export interface CharacterEncoding extends Encoding {
  /** What the text must be made of, what no sentence in it lacks, and what hardly one holds. */
  readonly script: RegExp;
  readonly needs: RegExp;
  readonly shuns: RegExp;
}

const RUSSIAN = 'абвгдежзийклмнопрстуфхцчшщъыьэюяё';
const CYRILLIC = [RUSSIAN, 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюя', 'абвгдеёжзійклмнопрстуўфхцчшыьэюя', 'абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ'];
const GREEK = ['αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ'];
const HEBREW = ['אבגדהוזחטיךכלםמןנסעףפץצקרשת'];
const ARABIC = ['ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيًٌٍَُِّْپچژگکی'];
const CENTRAL = ['ąćęłńóśźż', 'áčďéěíňóřšťúůýž', 'áäčďéíľňóôšťúýž', 'áéíóöőúüű', 'ăâîşţ', 'čćđšž', 'äöüß', 'çë'];
const WESTERN = ['äöüß', 'àâçéèêëîïôœùûü', 'áéíñóúü', 'ãáâàçéêíóôõúü', 'àèéìíòóù', 'åäöé', 'æøåé', 'áéëïóöüèê', 'àáçéèíïòóúü', 'áðéíóúýþæö', 'éèêëï'];
const TURKISH = ['çğıöşüâîû'];
const BALTIC = ['ąčęėįšųūž', 'āčēģīķļņšūž', 'äõöüšž'];
const THAI = ['กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะัาำิีึืฺุูเแโใไๅๆ็่้๊๋์ํ๎๏๐๑๒๓๔๕๖๗๘๙'];

/** Older sets where a newer one holds the same letters at the same places are left out: the newer one reads them. */
export const letterEncodings: readonly LetterEncoding[] = [
  { label: 'windows-1252', name: 'Western European (Windows-1252)', detected: ['ISO-8859-1', 'windows-1252'], alphabets: WESTERN },
  { label: 'windows-1250', name: 'Central European (Windows-1250)', detected: ['ISO-8859-2', 'windows-1250'], alphabets: CENTRAL },
  { label: 'iso-8859-2', preferred: 1.05, name: 'Central European (ISO-8859-2)', detected: ['ISO-8859-2', 'windows-1250'], alphabets: CENTRAL },
  { label: 'windows-1251', ownScript: true, name: 'Cyrillic (Windows-1251)', detected: ['windows-1251'], alphabets: CYRILLIC },
  { label: 'koi8-u', ownScript: true, name: 'Cyrillic (KOI8)', detected: ['KOI8-R'], alphabets: CYRILLIC },
  { label: 'iso-8859-5', ownScript: true, name: 'Cyrillic (ISO-8859-5)', detected: ['ISO-8859-5'], alphabets: CYRILLIC },
  { label: 'ibm866', ownScript: true, name: 'Cyrillic (DOS 866)', detected: [], alphabets: [RUSSIAN] },
  { label: 'windows-1253', ownScript: true, name: 'Greek (Windows-1253)', detected: ['ISO-8859-7', 'windows-1253'], alphabets: GREEK },
  { label: 'iso-8859-7', ownScript: true, preferred: 1.05, name: 'Greek (ISO-8859-7)', detected: ['ISO-8859-7', 'windows-1253'], alphabets: GREEK },
  { label: 'windows-1254', name: 'Turkish (Windows-1254)', detected: ['ISO-8859-9', 'windows-1254'], alphabets: TURKISH },
  { label: 'windows-1255', ownScript: true, name: 'Hebrew (Windows-1255)', detected: ['ISO-8859-8', 'windows-1255'], alphabets: HEBREW },
  { label: 'windows-1256', ownScript: true, name: 'Arabic (Windows-1256)', detected: ['windows-1256'], alphabets: ARABIC },
  { label: 'iso-8859-6', ownScript: true, name: 'Arabic (ISO-8859-6)', detected: ['ISO-8859-6'], alphabets: ARABIC },
  { label: 'windows-1257', name: 'Baltic (Windows-1257)', detected: ['windows-1257'], alphabets: BALTIC },
  { label: 'windows-874', ownScript: true, name: 'Thai (Windows-874)', detected: ['windows-874'], alphabets: THAI },
];

/** Words of one or two characters, parted: no Han text is written so. */
const PARTED = /\p{Script=Han} \p{Script=Han}/gu;
const KANA = /[\u3040-\u30ff]/gu;
const HAN = String.raw`\p{Script=Han}\u3000-\u303f\uff00-\uffef`;
export const characterEncodings: readonly CharacterEncoding[] = [
  { label: 'shift_jis', name: 'Japanese (Shift_JIS)', detected: ['Shift_JIS'], script: new RegExp(`[${HAN}\\u3040-\\u30ff]`, 'gu'), needs: KANA, shuns: PARTED },
  { label: 'euc-jp', name: 'Japanese (EUC-JP)', detected: ['EUC-JP'], script: new RegExp(`[${HAN}\\u3040-\\u30ff]`, 'gu'), needs: KANA, shuns: PARTED },
  { label: 'gb18030', name: 'Chinese (GB18030)', detected: ['GB18030'], script: new RegExp(`[${HAN}]`, 'gu'), needs: /\p{Script=Han}/gu, shuns: PARTED },
  { label: 'big5', name: 'Chinese (Big5)', detected: ['Big5'], script: new RegExp(`[${HAN}]`, 'gu'), needs: /\p{Script=Han}/gu, shuns: PARTED },
  { label: 'euc-kr', name: 'Korean (EUC-KR)', detected: ['EUC-KR'], script: new RegExp(`[${HAN}\\uac00-\\ud7a3]`, 'gu'), needs: /[\uac00-\ud7a3]/gu, shuns: /[\u3040-\u30ff\uf900-\ufaff]/gu },
];

/** Signs between words, those at the end of one (m², Almagest®), and those that stand apart from words. */
export const signs = { joining: '“”‘’«»‹›„‚–—…•·¿¡\u00a0\u00ad', ending: '²³°ºª®©™§', apart: '€£¥¢№†‡‰′″×÷±½¼¾¹¶µ¬' } as const;
