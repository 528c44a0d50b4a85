// The part of the search that not every page of it needs: what it suggests when nothing
// was found, and the choices that narrow what was, where a site has several editions.
import { hash } from "./lists.js";
import { suggesting } from "./suggest.js";
import { narrowing } from "./narrow.js";

duizhaoSearch("more", (api) => ({ suggest: suggesting({ ...api, hash }), narrow: narrowing(api) }));
