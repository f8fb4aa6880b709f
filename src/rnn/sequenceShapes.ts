/** How the steps that read and the steps that answer lie to each other. */
export const sequenceShapes = [
  /** One thing is read at the first step; every step answers. */
  'oneToMany',
  /** Every step reads; the last one answers. */
  'manyToOne',
  /** Every step reads and answers. */
  'aligned',
  /** First all is read, then all is answered, by the same cell. */
  'delayed',
  /** One cell reads all; another, which starts from its states, answers and reads its own answers. */
  'encoderDecoder',
] as const;

export type SequenceShape = (typeof sequenceShapes)[number];
