using ShopifySync.Domain.Stores;
using ShopifySync.Testing;

namespace ShopifySync.Domain.Tests.Stores;

public sealed class StoreTests
{
    [Test]
    public void Connect_KnowsTheShop()
    {
        var store = A.Store();

        Assert.That(
            (store.State, store.Name, store.CurrencyCode, store.Scopes, store.ProtectedToken),
            Is.EqualTo((StoreState.Connected, "Linen", "EUR", "read_products write_products", "protected")));
        Assert.That(store.TakeEvents(), Is.EqualTo(new[] { new StoreConnected(store.Id) }));
    }

    [Test]
    public void Reconnect_WithANewSecret_KeepsThePreviousOne()
    {
        var store = A.Store("secret 1");

        store.Reconnect(A.Credentials("secret 2"), A.Identity());

        Assert.That((store.ProtectedSecret, store.PreviousProtectedSecret), Is.EqualTo(("secret 2", "secret 1")));
    }

    [Test]
    public void NeedAttention_UntilATestGoesWell()
    {
        var store = A.Store();

        store.NeedAttention("The token was revoked.");
        var needed = (store.State, store.Attention);
        store.Recover(A.Identity("Linen & Co"));

        Assert.That((needed, store.State, store.Attention, store.Name), Is.EqualTo(((StoreState.NeedsAttention, "The token was revoked."), StoreState.Connected, (string?)null, "Linen & Co")));
    }

    [Test]
    public void Disconnect_ForgetsEverySecret()
    {
        var store = A.Store("secret");

        var result = store.Disconnect();

        Assert.That(
            (result.IsFailure, store.State, store.ProtectedToken, store.ProtectedSecret, store.PreviousProtectedSecret),
            Is.EqualTo((false, StoreState.Disconnected, "", (string?)null, (string?)null)));
    }

    [Test]
    public void Disconnect_Twice_IsRefused()
    {
        var store = A.Store();
        store.Disconnect();

        Assert.That(store.Disconnect().Error, Is.EqualTo(StoreErrors.AlreadyDisconnected));
    }

    [Test]
    public void NeedAttention_OnceDisconnected_IsNoNews()
    {
        var store = A.Store();
        store.Disconnect();
        store.TakeEvents();

        store.NeedAttention("401");

        Assert.That((store.State, store.TakeEvents().Count), Is.EqualTo((StoreState.Disconnected, 0)));
    }
}
