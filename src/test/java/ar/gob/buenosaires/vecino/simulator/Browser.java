package ar.gob.buenosaires.vecino.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.remote.CommandPayload;
import org.openqa.selenium.remote.Response;
import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium of the system's, with a profile of its own. One that is closed forgets all that it knew and is
 * kept for whoever opens the next: a start takes seconds.
 */
public final class Browser implements AutoCloseable {

    private static final List<Path> DRIVERS =
            List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/lib/chromium-browser/chromedriver"));
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static final Deque<Browser> IDLE = new ConcurrentLinkedDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> IDLE.forEach(Browser::quit)));
    }

    private final Path profile;
    private final ChromeDriver driver;

    private Browser(Path driverFile, Path browserFile) {
        try {
            profile = Files.createTempDirectory("vecino-browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browserFile.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // how much sound a browser made before must not decide whether it may make some now
                "--disable-features=PreloadMediaEngagementData,MediaEngagementBypassAutoplayPolicies",
                "--force-prefers-reduced-motion",
                "--lang=es-AR",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driverFile.toFile())
                .usingAnyFreePort()
                .build();
        driver = new Driver(service, options);
        driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    }

    /** Without a browser the test is skipped; in CI (environment CI, or -Dvecino.browser=required) it fails. */
    public static Browser open() {
        Optional<Path> driver = DRIVERS.stream().filter(Files::isExecutable).findFirst();
        Optional<Path> browser = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        boolean there = driver.isPresent() && browser.isPresent();
        if (!there && required()) {
            throw new IllegalStateException("CI needs Chromium and chromedriver");
        }
        assumeTrue(there, "no Chromium on this machine");
        Browser idle = IDLE.poll();
        return idle == null ? new Browser(driver.orElseThrow(), browser.orElseThrow()) : idle;
    }

    private static boolean required() {
        return System.getenv("CI") != null || "required".equals(System.getProperty("vecino.browser"));
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** The size of what is inside the window, which headless Chromium does not let go below 500 by itself. */
    public Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        return this;
    }

    /** A picture of the page, for people. */
    public void picture(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            forget();
            IDLE.push(this);
        } catch (WebDriverException e) {
            quit();
        }
    }

    /** As if it had just been started: a new window, no other, and nothing that was stored. */
    private void forget() {
        Set<String> used = driver.getWindowHandles();
        String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
        used.forEach(window -> driver.switchTo().window(window).close());
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
        driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
        driver.executeCdpCommand("Storage.clearDataForOrigin", Map.of("origin", "*", "storageTypes", "all"));
        driver.manage().logs().get(LogType.BROWSER);
    }

    private void quit() {
        driver.quit();
        try {
            FileSystemUtils.deleteRecursively(profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is found on a page that is just being left is stale; Chromium 156 says it in words of its own at times
     * (SeleniumHQ/selenium issue 15401).
     */
    private static final class Driver extends ChromeDriver {

        private static final String LEFT = "Node with given id does not belong to the document";

        Driver(ChromeDriverService service, ChromeOptions options) {
            super(service, options);
        }

        @Override
        protected @Nullable Response execute(CommandPayload command) {
            try {
                return super.execute(command);
            } catch (WebDriverException e) {
                if (String.valueOf(e.getMessage()).contains(LEFT)) {
                    throw new StaleElementReferenceException(LEFT, e);
                }
                throw e;
            }
        }
    }
}
