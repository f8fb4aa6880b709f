/** Texts and tables that come with the page. */

import { unpacked } from '#data/unpacked';

/**
 * A text of `data/` by its path; most are packed in the built site (`app/build/packedData.ts`).
 * @returns null when it could not be fetched or unpacked
 */
export async function fetchDataText(path: string): Promise<string | null> {
  try {
    const response = await fetch(new URL(path, document.baseURI));
    if (!response.ok) return null;
    return new TextDecoder().decode(await unpacked(await response.arrayBuffer()));
  } catch {
    return null;
  }
}
