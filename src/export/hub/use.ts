import type { RunSource } from '../format.js';

/** Names of labels that say what a face shows or a person may feel. */
const AFFECT =
  /^(AU\d+|neutral|anger|angry|disgust|disgusted|fear|fearful|happiness|happy|sadness|sad|surprise|surprised|contempt|valence|arousal)$/i;

/** Whether labels are those of facial affect: action units, expressions, valence and arousal. */
export const isFacialAffect = (names: readonly string[]): boolean =>
  names.filter((name) => AFFECT.test(name)).length >= 2;

/** The intended use of a model. */
export const intendedUse = (isFacial: boolean): string =>
  isFacial
    ? 'Research and teaching on images like those that it was trained on, with the consent of the people shown. The labels are what annotators saw in a face: they say nothing certain about what a person feels, intends or is.'
    : 'Research and teaching on images or vectors like those that it was trained on. Measure it on your own data before any other use.';

/** Use and limits in two sentences, for a page. */
export const useInShort = (isFacial: boolean): string =>
  isFacial
    ? 'For research and teaching on images like those that the model was trained on, with the consent of the people shown. It predicts what annotators would have seen in a face, not what a person feels; errors differ between people, and the EU AI Act prohibits inferring emotions at work and in education, except for medical or safety reasons.'
    : 'For research and teaching on images like those that the model was trained on. It can be wrong on any image, and was measured only on its own data.';

/** Known limits of a model: the notes of its record, and limits of every run. */
export function limits({ notes, data, stages }: RunSource['record'], isFacial: boolean): string {
  const rows = data.validation?.rows ?? 0;
  const selected = stages.filter(({ select }) => select !== undefined).length;
  const found = [
    `Measured on one validation split of ${rows} rows, with one seed. Other cameras, places and people were not measured.`,
    ...(selected > 0
      ? ['The epochs that were kept were also chosen on that split, so the scores are optimistic.']
      : []),
    ...(isFacial
      ? [
          'Errors differ between people: by age, gender, skin, culture, glasses, beards and pose. Measure them for the people concerned.',
        ]
      : []),
    ...notes,
  ];
  return found.map((line) => `- ${line}`).join('\n');
}

/** What European Union law says about emotion recognition. */
export const legalLimits = `Regulation (EU) 2024/1689 (AI Act) calls an AI system that identifies or infers emotions or intentions of people from their biometric data,
such as images of faces, an emotion recognition system (Article 3(39)). Detecting expressions that are readily apparent, such as a smile or a
frown, does not make it one, unless emotions are inferred from them (recital 18).

- Article 5(1)(f) prohibits placing on the market, putting into service for this purpose, or using AI systems to infer emotions of people
  in the areas of **workplace and education institutions**, unless the system is intended for medical or safety reasons. It applies since
  2 February 2025 (Article 113(a)).
- Where it is permitted, an emotion recognition system is high-risk (Article 6(2) and Annex III, point 1(c)), with the duties of Chapter III.
  These were to apply from 2 August 2026 (Article 113); an amendment that Parliament and Council adopted in June 2026 moves them to
  2 December 2027.
- Article 50(3) requires deployers to inform the people who are exposed to such a system of its operation, and to process personal data
  by the law on data protection. It applies since 2 August 2026, and not to systems that the law permits for detecting, preventing or
  investigating criminal offenses.
- Systems and models that are developed and put into service for scientific research and development alone are outside the Act
  (Article 2(6)).

Images of people are personal data (Regulation (EU) 2016/679, GDPR), and of a special category where they are processed to identify
somebody, or reveal health (its Article 9). This is a summary, not legal advice: read the law in its current version.`;
