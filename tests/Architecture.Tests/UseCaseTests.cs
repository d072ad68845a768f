using System.Reflection;

namespace ShopifySync.Architecture.Tests;

public sealed class UseCaseTests
{
    private static readonly Type[] Handlers =
        [.. new[] { Layers.Application }.Types().Where(type => type.Implements("IRequestHandler`2") && !type.IsAbstract)];

    private static readonly Type[] Validators =
        [.. new[] { Layers.Application }.Types().Where(type => type.Implements("IValidator`1") && !type.IsAbstract)];

    [OneTimeSetUp]
    public void HandlersAndValidatorsAreFound()
    {
        Assert.That(Handlers, Has.Length.GreaterThan(40), "a filter that finds nothing would prove nothing");
        Assert.That(Validators, Is.Not.Empty, "a filter that finds nothing would prove nothing");
    }

    [Test]
    public void Handlers_AreInternalAndSealed()
    {
        var open = Handlers.Where(type => type.IsPublic || !type.IsSealed);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Validators_AreInternalAndSealed()
    {
        var open = Validators.Where(type => type.IsPublic || !type.IsSealed);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Handlers_SendNoOtherRequest()
    {
        var senders = Handlers.Where(type => ConstructorTypes(type).Any(dependency => dependency.Name is "IMediator" or "ISender" or "IPublisher"));

        Assert.That(senders, Is.Empty, "Features meet in the rows, not in each other's handlers.");
    }

    [Test]
    public void Requests_AreNamedAfterWhatTheyAre()
    {
        var misnamed = Handlers.Select(type => type.GetInterface("IRequestHandler`2")!.GetGenericArguments()[0])
            .Where(request => !request.Name.EndsWith("Command", StringComparison.Ordinal) && !request.Name.EndsWith("Query", StringComparison.Ordinal));

        Assert.That(misnamed, Is.Empty);
    }

    private static IEnumerable<Type> ConstructorTypes(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType);
}
