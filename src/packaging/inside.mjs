/**
 * Packages that are bundled into dist with their dependencies, because every command loads them. Of ajv, that is only
 * what its compiled validators call. THIRD_PARTY_NOTICES.md contains their licenses.
 */
export const INSIDE = ['@noble/hashes', '@oclif/core', 'ajv/dist/runtime', 'yaml'];
