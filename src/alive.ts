/** Whether a process of this number is there, another user's too: locks and marks of one that is gone bind nobody. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
