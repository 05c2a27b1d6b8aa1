import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeSource } from './decode';

/** Sentences of each language and the encodings it was written in before Unicode. */
const SENTENCES: readonly (readonly [encodings: string, paragraph: string])[] = [
  ['windows-1250 iso-8859-2', 'Wczoraj późnym wieczorem załoga wróciła na Ziemię. Następna wyprawa ma się rozpocząć jesienią, jeżeli pogoda na to pozwoli, a przygotowania będą ukończone w terminie.'],
  ['windows-1250 iso-8859-2', 'Příliš žluťoučký kůň úpěl ďábelské ódy, zatímco česká družice obíhala kolem Země a měřila záření. Vědci říkají, že výsledky jsou překvapivé a ještě je třeba je ověřit.'],
  ['windows-1250 iso-8859-2', 'Az űrhajósok tegnap este tértek vissza a Földre. A következő küldetés ősszel indulhat, ha az időjárás megengedi, és az előkészületek időben elkészülnek.'],
  ['windows-1250 iso-8859-2', 'Agenţia Spaţială Română şi-a anunţat planurile pentru anul următor, când doi sateliţi vor fi lansaţi în colaborare cu partenerii europeni.'],
  ['windows-1250 iso-8859-2', 'Članovi posade vratili su se jučer na Zemlju. Sljedeći će let početi u jesen, ako vrijeme dopusti, a priprema će trajati još nekoliko mjeseci. Žene i muškarci čekaju.'],
  ['windows-1251 koi8-r iso-8859-5 cp866', 'Вчера поздно вечером экипаж вернулся на Землю. Следующая экспедиция должна начаться осенью, если позволит погода и подготовка будет завершена в срок.'],
  ['windows-1251 koi8-u', 'Учора пізно ввечері екіпаж повернувся на Землю. Наступна експедиція має початися восени, якщо дозволить погода і підготовка буде завершена вчасно.'],
  ['windows-1251', 'Вчера късно вечерта екипажът се завърна на Земята. Следващата експедиция трябва да започне през есента, ако времето позволи.'],
  ['windows-1253 iso-8859-7', 'Χθες αργά το βράδυ το πλήρωμα επέστρεψε στη Γη. Η επόμενη αποστολή αναμένεται να ξεκινήσει το φθινόπωρο, αν το επιτρέψει ο καιρός.'],
  ['windows-1254', 'Dün gece geç saatlerde mürettebat Dünya’ya döndü. Bir sonraki görevin, hava koşulları elverirse sonbaharda başlaması bekleniyor ve hazırlıklar sürüyor.'],
  ['windows-1255 iso-8859-8', 'אתמול בשעות הערב המאוחרות חזר הצוות לכדור הארץ. המשימה הבאה אמורה להתחיל בסתיו, אם מזג האוויר יאפשר זאת.'],
  ['windows-1256 iso-8859-6', 'عاد الطاقم إلى الأرض في وقت متأخر من مساء أمس. من المتوقع أن تبدأ المهمة التالية في الخريف إذا سمحت الأحوال الجوية بذلك.'],
  ['shift_jis euc-jp', '昨夜遅く、乗組員は地球に帰還しました。次の任務は、天候が許せば秋に始まる予定で、準備は期限までに完了する見込みです。宇宙開発機構は新しい計画を発表した。'],
  ['gb18030 gbk', '昨天深夜，宇航员返回了地球。如果天气允许，下一次任务将于秋季开始，准备工作预计将按时完成。国家航天局公布了新的计划，并表示将与国际伙伴合作。'],
  ['big5', '昨天深夜，太空人返回了地球。如果天氣許可，下一次任務將於秋季開始，準備工作預計將按時完成。國家太空中心公布了新的計畫，並表示將與國際夥伴合作。'],
  ['euc-kr', '어젯밤 늦게 승무원들이 지구로 돌아왔다. 다음 임무는 날씨가 허락하면 가을에 시작될 예정이며, 준비는 기한 내에 완료될 것으로 보인다.'],
  ['windows-1252', 'Gestern spät am Abend kehrte die Mannschaft zur Erde zurück. Die nächste Mission soll im Herbst beginnen, wenn das Wetter es zulässt und die Vorbereitungen für den Flug abgeschlossen sind.'],
  ['windows-1252', 'Hier, tard dans la soirée, l’équipage est revenu sur Terre. La prochaine mission devrait débuter à l’automne, si la météo le permet et si les préparatifs sont achevés à temps.'],
  ['windows-1252', 'Ayer, a última hora de la noche, la tripulación regresó a la Tierra. La próxima misión comenzará en otoño, según el señor Muñoz, si el tiempo lo permite.'],
  ['windows-1252', '“The mission,” she said—calmly—“wasn’t a failure; the agency’s café had simply run out of crème brûlée.” Nobody replied.'],
  ['windows-1252', 'I går kväll återvände besättningen till jorden. Nästa färd väntas börja i höst, om vädret tillåter och förberedelserna är klara i tid. Två år på resa.'],
];

const cases = SENTENCES.flatMap(([encodings, paragraph]) => encodings.split(' ').map((encoding) => ({ encoding, paragraph, start: paragraph.slice(0, 12) })));
const read = (bytes: Uint8Array, name = 'a.txt') => {
  const decoded = decodeSource(bytes, name);
  return decoded.ok ? { text: decoded.source, note: decoded.note } : { text: decoded.code, note: decoded.message };
};

describe('a text that does not say its encoding', () => {
  it.each(cases)('is read in $encoding: $start…', ({ encoding, paragraph }) => {
    // What the encoding does not hold, such as ’ in ISO 8859, is no longer in the text.
    for (const written of [paragraph, paragraph.slice(0, 40), paragraph.repeat(400)]) {
      const bytes = iconv.encode(written.replace(/[’“”—]/g, (sign) => (iconv.decode(iconv.encode(sign, encoding), encoding) === sign ? sign : "'")), encoding);
      const { text, note } = read(bytes);
      expect(text).toBe(iconv.decode(bytes, encoding));
      expect(note).toMatch(/^a\.txt does not say which encoding it is in and was read as .+\. If letters look wrong,/);
    }
  });

  it.each(cases)('is read amid the markup of a page in $encoding: $start…', ({ encoding, paragraph }) => {
    const page = `<html><head><title>x</title><script>var window = document.all;</script></head><body class="article"><p id="first-paragraph">${paragraph}</p></body></html>`;
    expect(read(iconv.encode(page.replace(/’/g, "'"), encoding), 'a.html').text).toContain(iconv.decode(iconv.encode(paragraph.replace(/’/g, "'"), encoding), encoding));
  });

  it.each(SENTENCES.map(([, paragraph]) => ({ paragraph, start: paragraph.slice(0, 12) })))('is UTF-8 where it is UTF-8, and UTF-16 where it is that: $start…', ({ paragraph }) => {
    for (const text of [paragraph, paragraph.slice(0, 40)]) {
      expect(read(iconv.encode(text, 'utf8'))).toEqual({ text, note: null });
      for (const wide of ['utf-16le', 'utf-16be']) expect(read(iconv.encode(text, wide))).toEqual({ text, note: null });
    }
  });

  it('is never read as a wide text for what its letters are', () => {
    for (const { encoding, paragraph } of cases) {
      for (let end = 16; end < paragraph.length; end += 1) {
        const bytes = iconv.encode(paragraph.slice(0, end), encoding);
        expect(read(bytes).note === null).toBe(bytes.every((byte) => byte < 128));
      }
    }
  });

  it('says its encoding by escapes: ISO-2022-JP', () => {
    expect(read(Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x38, 0x6c, 0x1b, 0x28, 0x42]))).toEqual({ text: '日本語', note: null });
  });

  it('is read as declared, whatever its letters look like', () => {
    const page = iconv.encode('<html><meta charset="koi8-r"><p>Вчера поздно вечером экипаж вернулся на Землю.', 'koi8-r');
    expect(read(page, 'a.html')).toMatchObject({ text: expect.stringContaining('Вчера поздно') as string, note: null });
  });

  it('keeps the quotes and dashes of windows-1252', () => {
    expect(read(iconv.encode('<meta charset="windows-1252"><p>“a” – ‘b’ — €5…', 'windows-1252'), 'a.html').text).toContain('“a” – ‘b’ — €5…');
  });

  it('is read by its first letters, however late they come', () => {
    const bytes = iconv.encode(`${'Plain words. '.repeat(20_000)}załoga wróciła na Ziemię jesienią`, 'windows-1250');
    expect(read(bytes).text).toMatch(/załoga wróciła na Ziemię jesienią$/);
  });

  it('is read rightly in 98 of 100 passages of 40 characters, and in all others the guess is spoken of', () => {
    const passages = cases.flatMap(({ encoding, paragraph }) => Array.from({ length: Math.floor((paragraph.length - 40) / 3) }, (_, index) => iconv.encode(paragraph.slice(index * 3, index * 3 + 40), encoding)).map((bytes) => ({ bytes, encoding })));
    const foreign = passages.filter(({ bytes }) => bytes.some((byte) => byte > 127));
    const wrong = foreign.filter(({ bytes, encoding }) => read(bytes).text !== iconv.decode(bytes, encoding));
    expect(foreign.length).toBeGreaterThan(1000);
    expect(wrong.length).toBeLessThan(foreign.length * 0.02);
    expect(wrong.filter(({ bytes }) => read(bytes).note === null)).toEqual([]);
  });

  it('is no wide text where pairs of bytes are letters of many writings', () => {
    expect(read(iconv.encode('аβעعกक'.repeat(20) + ' ', 'utf-16le')).text).toBe('binary');
    expect(read(iconv.encode('а бвг д'.repeat(20) + ' ', 'utf-16le')).note).toBeNull();
  });

  it('is no Chinese of single parted characters where Cyrillic words look like pairs of bytes', () => {
    expect(read(iconv.encode('ая экспедиция должна нача', 'koi8-r')).text).toBe('ая экспедиция должна нача');
  });

  it('is refused where no encoding makes sense of it', () => {
    const noise = Uint8Array.from({ length: 400 }, (_, index) => 0x80 + ((index * 37 + (index >> 3) * 11) % 128));
    expect(read(noise)).toMatchObject({ text: 'unknown-encoding', note: expect.stringMatching(/^a\.txt is in an encoding that is not known\. .*UTF-8/) as string });
  });
});
