// The script of an edition in one file: the reader's own, and what stands for
// the other files of a site. Nothing is asked for.
import "./pack.js";
import "../js/pairing.js";
import "../js/notes.js";
import "../js/margin.js";
import "../js/setting.js";
import "../js/sentence.js";
import "../js/place.js";
import "../js/seek.js";
import "../js/parts.js";
import "../js/look.js";
import "../js-parts/look.js";
import "../js-parts/added.js";
import "../js-parts/aloud.js";
import "../js-parts/cards.js";
import "../js-parts/columns.js";
import "../js-parts/head.js";
import "../js-parts/ruby.js";
import "../js/reading.js";
import "./find.js";
