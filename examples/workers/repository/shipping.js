/** What shipping costs, in cents: nothing from 5000 cents on. */
export function shipping(cents) {
  return cents > 5000 ? 0 : 490;
}
