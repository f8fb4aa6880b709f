/**
 * Which notation is shown, and who says so. A reader's own choice is remembered on the device. It stands in the address
 * of a page too, unless it is the standard one, so that a link shows what was seen. A link that brings another notation
 * than one's own is followed on its page and leaves one's own as it was.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import * as v from 'valibot';
import {
  isStandard,
  notationNames,
  standardNotation,
  updateMeanings,
  type NotationChoice,
  type NotationName,
  type UpdateMeaning,
} from '#notation/notation';
import { useAddressState } from '../state/address.ts';
import { useNotation, type NotationKit } from '../state/notation.ts';
import { readPreference, writePreference } from '../state/preferences.ts';

/** Empty: the address says nothing of it. */
const address = {
  notation: v.picklist(['', ...notationNames]),
  z: v.picklist(['', ...updateMeanings]),
};
const start: { readonly notation: '' | NotationName; readonly z: '' | UpdateMeaning } = {
  notation: '',
  z: '',
};

const written = ({ family, update }: NotationChoice) => `${family} ${update}`;
const everyChoice = notationNames.flatMap((family) => updateMeanings.map((update) => ({ family, update })));

function remembered(): NotationChoice {
  const text = readPreference('notation', v.string(), '');
  return everyChoice.find((choice) => written(choice) === text) ?? standardNotation;
}

/** Empty for the standard notation: whoever has it need not load this. */
function remember(choice: NotationChoice): void {
  writePreference('notation', isStandard(choice) ? '' : written(choice));
}

/** Without what is standard. */
function inAddress({ family, update }: NotationChoice): typeof start {
  return {
    notation: family === standardNotation.family ? '' : family,
    z: update === standardNotation.update ? '' : update,
  };
}

export interface NotationState {
  readonly shown: NotationChoice;
  /** One's own, where a link shows another. */
  readonly own: NotationChoice | null;
  readonly loading: 'no' | 'yes' | 'failed';
  /** Shows it, and remembers it. */
  readonly choose: (choice: NotationChoice) => void;
}

/** Shows the notation chosen for as long as the page is open. */
export function useNotationChoice(): NotationState {
  const [{ notation, z }, setAddress] = useAddressState(address, start);
  const [own, setOwn] = useState(remembered);
  const [outcome, setOutcome] = useState<{ readonly of: NotationChoice; readonly failed: boolean } | null>(
    null,
  );
  const carried = notation !== '' || z !== '';
  const shown = useMemo(
    (): NotationChoice =>
      carried ? { family: notation || standardNotation.family, update: z || standardNotation.update } : own,
    [carried, notation, z, own],
  );

  useEffect(() => {
    if (!carried && !isStandard(own)) setAddress(inAddress(own));
  }, [carried, own, setAddress]);

  useEffect(() => {
    let current = true;
    kitOf(shown).then(
      (kit) => {
        if (!current) return;
        useNotation.setState({ kit });
        setOutcome({ of: shown, failed: false });
      },
      () => current && setOutcome({ of: shown, failed: true }),
    );
    return () => {
      current = false;
    };
  }, [shown]);

  const choose = useCallback(
    (choice: NotationChoice) => {
      remember(choice);
      setOwn(choice);
      setAddress(inAddress(choice));
    },
    [setAddress],
  );
  const loading =
    outcome?.of === shown ? (outcome.failed ? 'failed' : 'no') : isStandard(shown) ? 'no' : 'yes';
  return { shown, own: written(own) === written(shown) ? null : own, loading, choose };
}

const kits = new Map<string, NotationKit>();

/** Null for the standard notation, which needs none. */
async function kitOf(choice: NotationChoice): Promise<NotationKit | null> {
  if (isStandard(choice)) return null;
  const { notationKit } = await import('./notationKit.ts');
  const kit = kits.get(written(choice)) ?? notationKit(choice);
  kits.set(written(choice), kit);
  return kit;
}
