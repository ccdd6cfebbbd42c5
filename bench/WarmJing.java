import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.*;
import java.util.*;
import org.xml.sax.InputSource;

/** CPU seconds of the working thread for each pass of jing over files, the schema loaded once before. */
public class WarmJing {
    public static void main(String[] arguments) throws Exception {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double seconds = Double.parseDouble(arguments[1]);
        PropertyMapBuilder properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(new PrintWriter(new StringWriter())));
        ValidationDriver driver = new ValidationDriver(properties.toPropertyMap());
        long begin = clock.getCurrentThreadCpuTime();
        driver.loadSchema(ValidationDriver.fileInputSource(arguments[0]));
        System.out.printf("load %.3f%n", (clock.getCurrentThreadCpuTime() - begin) / 1e9);
        List<byte[]> files = new ArrayList<>();
        for (int i = 2; i < arguments.length; i++) files.add(Files.readAllBytes(Paths.get(arguments[i])));
        double best = 1e9, first = 0, spent = 0;
        boolean valid = true;
        for (int pass = 0; pass < 3 || spent < seconds; pass++) {
            begin = clock.getCurrentThreadCpuTime();
            for (byte[] bytes : files) valid &= driver.validate(new InputSource(new ByteArrayInputStream(bytes)));
            double now = (clock.getCurrentThreadCpuTime() - begin) / 1e9;
            if (pass == 0) first = now;
            best = Math.min(best, now);
            spent += now;
        }
        System.out.printf("first %.3f warm %.4f valid %b%n", first, best, valid);
    }
}
