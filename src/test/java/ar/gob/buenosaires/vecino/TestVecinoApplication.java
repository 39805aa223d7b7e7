package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.simulator.PhonePage;
import ar.gob.buenosaires.vecino.simulator.SamePage;
import org.springframework.boot.SpringApplication;

/** The development run: the service on an embedded PostgreSQL, with a simulated phone, Graph API and SAME. */
public final class TestVecinoApplication {

    private TestVecinoApplication() {}

    public static void main(String[] args) {
        DevelopmentRun run = new DevelopmentRun();
        SpringApplication application = new SpringApplication(VecinoApplication.class, PhonePage.class, SamePage.class);
        application.setDefaultProperties(DevelopmentRun.QUIET);
        application.addInitializers(run);
        application.addListeners(run);
        application.run(args);
    }
}
