/**
 * Packages whose code is part of dist, with what they need, because every command loads them. Of ajv it is what its compiled
 * validators call. THIRD_PARTY_NOTICES.md has their licenses.
 */
export const INSIDE = ['@noble/hashes', '@oclif/core', 'ajv/dist/runtime', 'yaml'];
