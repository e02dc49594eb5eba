import { closest } from '../../../model/text/guess.ts';
import { ENGLISH_MONTHS } from '../../../model/time/english-months.ts';

/**
 * The number of a month by its name, with or without its accents: `February`, `Feb`, `février`, `lutego`. Undefined for
 * a word that is not a month, or that names two months in two languages (`listopad`).
 */
export function monthNumber(name: string): number | undefined {
  const plain = fold(name);
  const number = NUMBERS.get(plain);
  if (number !== undefined || !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/.test(plain))
    return number;
  return NUMBERS.get(closest(plain, ENGLISH) ?? '');
}

/** A text without a day of the week at its beginning and the comma after it. */
export function withoutWeekday(text: string): string {
  const [whole = '', name = ''] = /^(\p{L}[\p{L}\p{M}-]*)(?:\.,|[.,])? ?(?=.)/u.exec(text) ?? [];
  return WEEKDAYS.has(fold(name)) ? text.slice(whole.length) : text;
}

/**
 * Names and usual abbreviations, a month a row: English; then, where a word differs, German, French, Spanish, Italian,
 * Portuguese, Dutch, Swedish, Danish and Norwegian, Finnish, Polish, Czech, Catalan, Romanian, Turkish, Indonesian,
 * Russian.
 */
// biome-ignore format: a table
const NAMES = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari tammikuu tammikuuta stycznia styczeń ledna leden gener ianuarie ocak января январь',
  'february feb februar feber février févr fév febrero febbraio fevereiro fev februari helmikuu helmikuuta lutego luty února únor febrer februarie şubat февраля февраль',
  'march mar märz mrz mars marzo março maart mrt marts maaliskuu maaliskuuta marca marzec března březen març martie mart maret марта март',
  'april apr avril avr abril abr aprile huhtikuu huhtikuuta kwietnia kwiecień dubna duben aprilie nisan апреля апрель',
  'may mai mayo maggio mag maio mei maj toukokuu toukokuuta maja května květen maig mayıs мая май',
  'june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwca czerwiec června červen juny iunie haziran июня июнь',
  'july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipca lipiec července červenec juliol iulie temmuz июля июль',
  'august aug août agosto ago augustus augusti elokuu elokuuta sierpnia sierpień srpna srpen agost ağustos agustus августа август',
  'september sep sept septembre septiembre setiembre settembre setembro set syyskuu syyskuuta września wrzesień září septembrie eylül сентября сентябрь',
  'october oct oktober okt octobre octubre ottobre ott outubro lokakuu lokakuuta października październik října říjen octombrie ekim октября октябрь',
  'november nov novembre noviembre novembro marraskuu marraskuuta listopadu noiembrie kasım ноября ноябрь',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta grudnia grudzień prosince prosinec desembre decembrie aralık desember декабря декабрь',
];

/** Days of the week in the same languages, as far as dates are written with them. */
// biome-ignore format: a table
const DAYS = [
  'monday tuesday wednesday thursday friday saturday sunday mon tue tues wed wednes thu thur thurs fri sat satur sun',
  'montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so',
  'lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo',
  'lunedì martedì mercoledì giovedì venerdì sabato domenica',
  'segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta quinta sexta',
  'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
  'måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag',
  'maanantaina tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina',
  'poniedziałek wtorek środa czwartek piątek sobota niedziela pondělí úterý středa čtvrtek pátek neděle',
];

const ENGLISH = ENGLISH_MONTHS.map((name) => name.toLowerCase());
const NUMBERS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((row, at) => row.split(' ').map((name) => [fold(name), at + 1] as const)),
);
const WEEKDAYS: ReadonlySet<string> = new Set(DAYS.flatMap((row) => row.split(' ').map(fold)));

function fold(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
