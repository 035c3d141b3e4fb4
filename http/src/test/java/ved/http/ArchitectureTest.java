package ved.http;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses VED =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("ved");

    @Test
    void theEngineDoesNotKnowHttp() {
        noClasses()
                .that()
                .resideInAPackage("ved.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ved.http..", "org.apache.pekko.http..")
                .check(VED);
    }

    @Test
    void httpKnowsNoAdapterAndOnlyMainKnowsTheCompositionRoot() {
        noClasses()
                .that()
                .resideInAPackage("ved.http..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ved.engine.adapter..")
                .check(VED);
        noClasses()
                .that()
                .resideInAPackage("ved.http..")
                .and()
                .doNotHaveFullyQualifiedName(Main.class.getName())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ved.engine.boot..")
                .check(VED);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("ved.http.(**)").should().beFreeOfCycles().check(VED);
    }
}
