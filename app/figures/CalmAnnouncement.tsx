/** Says a changed sentence to those who listen, once it has rested; the sentence itself stands elsewhere. */
import { useEffect, useState } from 'react';

/** Milliseconds without a change before it is said: a drag is not read out on its way. */
const rest = 900;

export function CalmAnnouncement({ sentence }: { readonly sentence: string }) {
  const [first] = useState(sentence);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), rest);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {said === first ? '' : said}
    </p>
  );
}
