using ShopifySync.Application.Common;

namespace ShopifySync.Architecture.Tests;

public sealed class RequestTests
{
    /// <summary>What somebody who is not signed in must be able to send.</summary>
    private static readonly string[] OpenToAll = ["SetUpAdministratorCommand", "NeedsSetUpQuery", "SignInCommand", "RenewSignInCommand"];

    private static readonly Type[] Requests = [.. new[] { Layers.Application }.Types().Where(type => type.Implements("IRequest`1"))];

    [OneTimeSetUp]
    public void RequestsAreFound() => Assert.That(Requests, Has.Length.GreaterThan(40), "a filter that finds nothing would prove nothing");

    [Test]
    public void Requests_SayWhoMaySendThem()
    {
        var open = Requests.Where(type => !type.IsAssignableTo(typeof(IRequireRole))).Select(type => type.Name);

        Assert.That(open, Is.EquivalentTo(OpenToAll));
    }

    [Test]
    public void Requests_AnswerAResult()
    {
        // The behaviours that check roles and input can only refuse what can carry an error; others would slip past them.
        var slipping = Requests.Where(type => !type.GetInterface("IRequest`1")!.GetGenericArguments()[0].Implements("IFailable`1"));

        Assert.That(slipping, Is.Empty);
    }
}
