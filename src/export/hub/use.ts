import type { RunSource } from '../format.js';

/** Names of labels that say what a face shows or a person may feel. */
const AFFECT =
  /^(AU\d+|neutral|anger|angry|disgust|disgusted|fear|fearful|happiness|happy|sadness|sad|surprise|surprised|contempt|valence|arousal)$/i;

/** Whether labels are those of facial affect: action units, expressions, valence and arousal. */
export const isFacialAffect = (names: readonly string[]): boolean =>
  names.filter((name) => AFFECT.test(name)).length >= 2;

/** What a model is meant for. */
export const intendedUse = (isFacial: boolean): string =>
  isFacial
    ? 'Research and teaching on images like those that it was trained on, with the consent of the people shown. The labels are what annotators saw in a face: they say nothing certain about what a person feels, intends or is.'
    : 'Research and teaching on images or vectors like those that it was trained on. Measure it on data of your own before any other use.';

/** Use and limits in two sentences, for a page. */
export const useInShort = (isFacial: boolean): string =>
  isFacial
    ? 'For research and teaching on images like those that the model was trained on, with the consent of the people shown. It predicts what annotators would have seen in a face, not what a person feels; errors differ between people, and the EU AI Act prohibits emotion recognition at work and in education.'
    : 'For research and teaching on images like those that the model was trained on. It can be wrong on any image, and was not measured on other data than its own.';

/** What is known to limit a model; what the record noted, and what holds of any run. */
export function limits({ notes, data, stages }: RunSource['record'], isFacial: boolean): string {
  const rows = data.validation?.rows ?? 0;
  const selected = stages.filter(({ select }) => select !== undefined).length;
  const found = [
    `Measured on one validation split of ${rows} rows, with one seed. Other cameras, places and people were not measured.`,
    ...(selected > 0
      ? ['That split also chose the epochs that were kept, so the scores flatter the model.']
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

/** What the law of the European Union has on emotion recognition. */
export const legalLimits = `Regulation (EU) 2024/1689 (AI Act) applies to systems that infer emotions from biometric data, such as faces:

- Article 5(1)(f) prohibits placing on the market, putting into service or using such systems in the areas of **workplace and education
  institutions**, except for medical or safety reasons. It applies since 2 February 2025.
- Other emotion recognition systems are high-risk (Annex III, point 1(c)), with the duties that follow from that.
- Article 50(3) requires deployers to inform the people who are exposed to such a system.

Other law applies too, such as that on personal data (GDPR, Article 9 on biometric data). This is a summary, not legal advice.`;
