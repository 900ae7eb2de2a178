import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * VeraPdf FILE…: judges files by PDF/A-2a and PDF/UA-1. A line "file TAB flavour TAB assertions" for each that passes, and
 * "file TAB flavour TAB assertions TAB rule TAB what is wrong TAB where" for each rule that one breaks. Exit 0 unless it does not work.
 */
public class VeraPdf {
	public static void main(String[] files) throws Exception {
		VeraGreenfieldFoundryProvider.initialise();
		for (String name : files) {
			for (PDFAFlavour flavour : new PDFAFlavour[] { PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1 }) {
				check(name, flavour);
			}
		}
	}

	private static void check(String name, PDFAFlavour flavour) throws Exception {
		try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
			ValidationResult result = validator.validate(parser);
			String head = name + "\t" + result.getPDFAFlavour().getId() + "\t" + result.getTotalAssertions();
			Set<String> told = new TreeSet<>();
			for (TestAssertion a : result.getTestAssertions()) {
				String rule = a.getRuleId().getClause() + "-" + a.getRuleId().getTestNumber();
				if (a.getStatus() == TestAssertion.Status.FAILED && told.add(rule)) {
					System.out.println(head + "\t" + rule + "\t" + line(a.getMessage()) + "\t" + line(a.getLocation().getContext()));
				}
			}
			if (told.isEmpty() && result.isCompliant()) {
				System.out.println(head);
			} else if (told.isEmpty()) {
				System.out.println(head + "\t?\tno rule is named\t");
			}
		}
	}

	private static String line(String s) {
		return s == null ? "" : s.replaceAll("\\s+", " ").trim();
	}
}
