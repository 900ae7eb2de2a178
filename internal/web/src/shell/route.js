// Where in the desk one is: the address behind "#/", as place and rest: "#/soan/4f2a" is {place: "soan", rest: "4f2a"}.
import { Store } from "../shared/store.js";

export const route = new Store(read());

/** Where "Soạn" leads: to the paper that is open, else to the empty desk. */
export const at = { soan: "#/" };

function read() {
  const [place = "", rest = ""] = location.hash.replace(/^#\/?/, "").split("/");
  return { place, rest };
}

/** Goes to an address of the desk. */
export function goTo(place, rest = "") {
  location.hash = rest ? `#/${place}/${rest}` : `#/${place}`;
}

/** Follows the address; the answer ends that. */
export function follow() {
  const on = () => {
    route.set(read());
    window.scrollTo(0, 0);
  };
  addEventListener("hashchange", on);
  return () => removeEventListener("hashchange", on);
}
