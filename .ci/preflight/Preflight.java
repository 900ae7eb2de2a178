import java.io.File;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

/**
 * Preflight FILE…: judges files by PDF/A-1b. A line "file TAB ok" for each that passes, and "file TAB code TAB what is wrong" for
 * each fault. Exit 0 unless it does not work.
 */
public class Preflight {
	public static void main(String[] files) throws Exception {
		for (String name : files) {
			ValidationResult result = PreflightParser.validate(new File(name));
			if (result.isValid() && result.getErrorsList().isEmpty()) {
				System.out.println(name + "\tok");
			}
			for (ValidationResult.ValidationError e : result.getErrorsList()) {
				System.out.println(name + "\t" + e.getErrorCode() + "\t" + String.valueOf(e.getDetails()).replaceAll("\\s+", " "));
			}
		}
	}
}
