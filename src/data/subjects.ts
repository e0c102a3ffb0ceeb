import { subjectInTwoSplits, unknownSubject } from '../errors/data.js';
import { ZooError } from '../errors/problem.js';
import type { Split } from '../part.js';

/** The subjects that a page excludes from training. */
export interface HeldOut {
  readonly validation: readonly string[];
  readonly test: readonly string[];
}

/**
 * The split of each subject: training, unless the page holds it out. Throws if the page holds out a subject that does
 * not exist.
 */
export function splitBySubject(subjects: readonly string[], held: HeldOut): (subject: string) => Split {
  const problems = [
    ...[...held.validation, ...held.test]
      .filter((subject) => !subjects.includes(subject))
      .map((subject) => unknownSubject(subject, subjects)),
    ...held.test.filter((subject) => held.validation.includes(subject)).map(subjectInTwoSplits),
  ];
  if (problems.length > 0) throw new ZooError(problems);
  return (subject) => {
    if (held.test.includes(subject)) return 'test';
    return held.validation.includes(subject) ? 'validation' : 'train';
  };
}
