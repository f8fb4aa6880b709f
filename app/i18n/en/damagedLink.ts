/** What a learner reads about a link that could not be read whole, in English. */
import type { AddressDamage } from '../../state/addressFormat.ts';

const damages: Record<AddressDamage, string> = {
  cutOff:
    'This link was cut off on its way: what is left of it is shown. Ask for the whole link to see what its sender saw.',
  unreadable:
    'This link is damaged: what could not be read in it starts from the beginning. Ask for the link again to see what its sender saw.',
  tooLong: 'This link is damaged: it is longer than any link made here. The page opened from its start.',
  foreign:
    'A part of this link belongs to nothing on this page, so that part was left out. It may come from another version of Unroll.',
};

export const damagedLink = { ...damages, dismiss: 'Got it' };
