/** The section that the address names: the lesson opens there. */
import { useEffect } from 'react';
import { addressText, useAddressState } from '../state/address.ts';
import { revealSection } from '../state/section.ts';

const schema = { section: addressText(200) };
const defaults = { section: '' };

export function useSection(): void {
  const [{ section }] = useAddressState(schema, defaults);
  useEffect(() => {
    if (section === '') return undefined;
    // After the shell has gone to the top of a new page.
    const frame = requestAnimationFrame(() => revealSection(section));
    return () => cancelAnimationFrame(frame);
  }, [section]);
}
