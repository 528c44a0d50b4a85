import com.adobe.epubcheck.tool.EpubChecker;
import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * Checks one book after another, each named on a line of the standard input, in one process: reading the schemas takes
 * epubcheck six seconds, and a book one. What it says of a book ends with a line of its own.
 */
class EpubChecks {
	static final String END = "-- end --";

	public static void main(String[] args) throws Exception {
		System.setErr(System.out);
		System.out.println(END);
		BufferedReader names = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
		for (String name = names.readLine(); name != null; name = names.readLine()) {
			new EpubChecker().run(new String[] {"--failonwarnings", name});
			System.out.println(END);
		}
	}
}
