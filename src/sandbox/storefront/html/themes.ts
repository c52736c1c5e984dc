/** Colors as CSS variables, one set for each theme, so that a test can compute every contrast. */

/** The colors of the light theme. */
export const LIGHT = `
  --ground: #f6f5f1;
  --surface: #ffffff;
  --sunken: #eceae3;
  --text: #1f2126;
  --muted: #595c64;
  --line: #dcd9d0;
  --strong-line: #7d7a70;
  --accent: #3a45b0;
  --good: #17663a;
  --bad: #a8261d;
  --wait: #7a4f00;
  --track: #cfccc2;
  --wash: #e6e7f7;
  --shadow: 0 1px 2px #1f21261a;
`;

/** The colors of the dark theme. */
export const DARK = `
  --ground: #15171b;
  --surface: #1e2127;
  --sunken: #191b20;
  --text: #e8e7e3;
  --muted: #a5a9b2;
  --line: #31353e;
  --strong-line: #7f8591;
  --accent: #a9b4ff;
  --good: #74d19c;
  --bad: #ff9d92;
  --wait: #e7bd68;
  --track: #3d424c;
  --wash: #2a2f4a;
  --shadow: none;
`;
