/** Gives the learner a file. Nothing is asked of any server. */

export function download(blob: Blob, file: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = file;
  link.click();
  // The browser reads the blob after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
