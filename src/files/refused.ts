import { systemCode } from '../errors/files.js';

/** Runs a file operation; an error of the system then names this file, not the temporary one beside it. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(error, file);
  }
}

/** An error of the system that names this file; any other error as it is. */
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
