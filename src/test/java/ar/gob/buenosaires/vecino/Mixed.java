package ar.gob.buenosaires.vecino;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Order;

/**
 * Puts the longest classes first and mixes the others, in the same way on every machine: neighbours share a service and
 * would wait for one another.
 */
public final class Mixed implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor>comparingInt(type -> type.findAnnotation(Order.class)
                                .map(Order::value)
                                .orElse(Order.DEFAULT))
                        .thenComparingInt(type -> type.getTestClass().getName().hashCode()));
    }
}
