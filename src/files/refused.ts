import { systemCode } from '../errors/files.js';

/** Runs a file operation; system errors then name this file instead of the temporary one. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(error, file);
  }
}

/** A system error that names this file; other errors unchanged. */
export function named(error: unknown, file: string): unknown {
  const code = systemCode(error);
  const { syscall = 'access' } = error as NodeJS.ErrnoException;
  if (code === undefined) return error;
  return Object.assign(error as Error, { path: file, message: `${code}: ${syscall} '${file}'` });
}

/** The code of a system error: `ENOENT`; empty for other errors. */
export const codeOf = (error: unknown): string => systemCode(error) ?? '';

/** Whether an error means that a path does not exist. ESTALE: another machine removed it from a shared disk. */
export const isAbsent = (error: unknown): boolean => ['ENOENT', 'ENOTDIR', 'ESTALE'].includes(codeOf(error));
