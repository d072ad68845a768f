using System.Reflection;

namespace ShopifySync.Architecture.Tests;

/// <summary>Web -> Application -> Domain and Infrastructure -> Application -> Domain; nothing points the other way.</summary>
public sealed class LayerTests
{
    [TestCase("ShopifySync.Domain")]
    [TestCase("ShopifySync.Application", "ShopifySync.Domain")]
    [TestCase("ShopifySync.Infrastructure", "ShopifySync.Application", "ShopifySync.Domain")]
    [TestCase("ShopifySync.Web", "ShopifySync.Application", "ShopifySync.Domain", "ShopifySync.Infrastructure")]
    public void Layer_KnowsOnlyWhatIsBelowIt(string layer, params string[] allowed)
    {
        var ours = ReferencesOf(layer).Where(name => name.StartsWith("ShopifySync.", StringComparison.Ordinal));

        Assert.That(ours, Is.SubsetOf(allowed));
    }

    [Test]
    public void Domain_UsesNoPackage()
    {
        var foreign = ReferencesOf("ShopifySync.Domain").Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

        Assert.That(foreign, Is.Empty);
    }

    private static IEnumerable<string> ReferencesOf(string assembly) =>
        Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);
}
