import { golden } from '../parity/golden.js';

/** The cases of this kind that test/parity/study_statistics.py made with SciPy and statsmodels. */
export const statistics = <Case>(kind: string): Case[] =>
  golden<Case & { readonly kind: string }>('study-statistics').filter((one) => one.kind === kind);
