/** Lines of a page's demo profile: what runs while the licensed data set is not there, few drawn faces, quickly. */
export const demoOf = (stage: string, ...more: readonly string[]): readonly string[] => [
  'profiles: # what runs while the licensed data set is not there: few drawn faces, quickly',
  '  demo:',
  '    data: { synthetic: { train: 600, validation: 200 } }',
  '    images: { train: { views: 1 } }',
  `    stages: { ${stage}: { epochs: 4 } }`,
  ...more.map((line) => `    ${line}`),
];
