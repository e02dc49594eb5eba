/** Style for scripts that have no italics, in which a slanted letter is a fault: emphasis is bold there. */
export const UPRIGHT = `[dir=rtl], [dir=rtl] *, :lang(ja), :lang(ja) *, :lang(zh), :lang(zh) *, :lang(ko), :lang(ko) *, :lang(hi), :lang(hi) * { font-style: normal; }
[dir=rtl] em, :lang(ja) em, :lang(zh) em, :lang(ko) em, :lang(hi) em { font-weight: 600; }`;
