using System.Reflection;
using System.Runtime.CompilerServices;

namespace ShopifySync.Architecture.Tests;

public sealed class ShapeTests
{
    private static readonly string[] EmptyNames = ["Manager", "Helper", "Helpers", "Utils", "Util", "Processor", "Dto", "Vm", "Model"];

    private static readonly Type[] DomainEvents =
        [.. new[] { Layers.Domain }.Types().Where(type => type.IsClass && type.GetInterface("IDomainEvent") is not null)];

    private static readonly Type[] Aggregates = [.. new[] { Layers.Domain }.Types().Where(type => type.BaseType?.Name == "AggregateRoot")];

    [OneTimeSetUp]
    public void EventsAndAggregatesAreFound()
    {
        Assert.That(DomainEvents, Is.Not.Empty, "a filter that finds nothing would prove nothing");
        Assert.That(Aggregates, Is.Not.Empty, "a filter that finds nothing would prove nothing");
    }

    [Test]
    public void Classes_AreSealedUnlessSomethingDerivesFromThem()
    {
        var types = Layers.All.Types().ToArray();
        var parents = types.Select(type => type.BaseType).OfType<Type>()
            .Select(parent => parent.IsGenericType ? parent.GetGenericTypeDefinition() : parent).ToHashSet();

        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && !parents.Contains(type) && !IsRazor(type));

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void DomainEvents_CannotChange()
    {
        var changing = DomainEvents.SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { } setter && !IsInitOnly(setter));

        Assert.That(changing.Select(property => $"{property.DeclaringType}.{property.Name}"), Is.Empty);
    }

    [Test]
    public void Aggregates_HaveNoPublicSetters()
    {
        var settable = Aggregates.SelectMany(type => type.GetProperties())
            .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInitOnly(setter));

        Assert.That(settable.Select(property => $"{property.DeclaringType}.{property.Name}"), Is.Empty);
    }

    [Test]
    public void Names_SayWhatAThingIs()
    {
        var empty = Layers.All.Types().Where(type => EmptyNames.Any(ending => type.Name.EndsWith(ending, StringComparison.Ordinal)));

        Assert.That(empty, Is.Empty);
    }

    [Test]
    public void Interfaces_AreNamedByTheirRole()
    {
        var services = Layers.All.Types().Where(type => type.IsInterface && type.Name.EndsWith("Service", StringComparison.Ordinal));

        Assert.That(services, Is.Empty);
    }

    // Razor makes its components public and open.
    private static bool IsRazor(Type type) => type.GetInterface("IComponent") is not null || type.Name == "_Imports";

    private static bool IsInitOnly(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
