/** How large a file of weights may be, in bytes: 64 MB, a hundred times the largest model that trains here. */
export const modelFileLimit = 64_000_000;
