package ar.gob.buenosaires.vecino;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;

/** The boundaries of the house plan. */
@AnalyzeClasses(packagesOf = VecinoApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ModularityTests {

    @ArchTest
    static final ArchRule ENTITIES_ARE_HIDDEN = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule REPOSITORIES_ARE_HIDDEN = classes()
            .that()
            .areAssignableTo(Repository.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CONTROLLERS_ARE_HIDDEN =
            classes().that().areMetaAnnotatedWith(Controller.class).should().bePackagePrivate();

    /** {@code spring.aop.auto} is off: such an annotation would do nothing. */
    @ArchTest
    static final ArchRule BREAKERS_ARE_CALLED_BY_NAME = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.resilience4j..annotation..", "org.aspectj..");

    @org.junit.jupiter.api.Test
    void modulesCallEachOtherOnlyAsAllowed() {
        ApplicationModules.of(VecinoApplication.class).verify();
    }
}
