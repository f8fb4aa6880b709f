/** The learning rate to suggest where one was too high: the usual one, or a tenth where that is not lower. */
export const lowerRate = (learningRate: number): number => (learningRate > 0.05 ? 0.01 : learningRate / 10);
