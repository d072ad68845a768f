using System.Security.Cryptography;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Lanes;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Stores;

/// <summary>Tests a connected store with what is kept of it. When it answers, a lane that waited for that goes on.</summary>
public sealed record TestStoreCommand(StoreId? StoreId) : IRequest<Result<StoreIdentity>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class TestStoreHandler(
    IAppDbContext db, IShopConnection shops, ITokenProtector protector, ILaneWaker waker, IProgressFeed feed, TimeProvider clock)
    : IRequestHandler<TestStoreCommand, Result<StoreIdentity>>
{
    public async Task<Result<StoreIdentity>> Handle(TestStoreCommand command, CancellationToken ct)
    {
        var choice = await StoreChoice.Choose(db, command.StoreId, ct);
        if (choice.IsFailure)
            return choice.Error;
        var store = choice.Value;

        var credentials = Credentials(store);
        var reached = credentials.IsFailure ? credentials.Error : await credentials.Value.Reach(shops, clock, ct);
        if (reached.IsFailure)
        {
            // A shop that does not answer just now may be well in a minute: only a refusal needs a person.
            if (reached.Error.Kind == ErrorKind.Refused || reached.Error == StoreErrors.Frozen || reached.Error == StoreErrors.LockedByShopify)
                store.NeedAttention($"{reached.Error.Message} {reached.Error.NextStep}");
        }
        else
        {
            if (reached.Value.ExpiresAt is { } expiresAt)
                store.RenewToken(protector.Protect(reached.Value.Token), expiresAt);
            // A lane that a person paused stays paused: only what Shopify's refusal held goes on.
            if (store.State == StoreState.NeedsAttention)
                (await db.Lanes.FirstOrDefaultAsync(l => l.Id == Lane.IdOf(store.Id), ct))?.Resume();
            store.Recover(reached.Value.Identity);
        }

        await db.SaveChangesAsync(ct);
        feed.Publish(new RowsChanged(RowsChanged.Stores));
        if (reached.IsFailure)
            return reached.Error;

        await waker.Wake(Lane.IdOf(store.Id), ct);
        return reached.Value.Identity;
    }

    /// <summary>With client credentials a new token is asked for, so that the test covers the secret as well.</summary>
    private Result<ShopCredentials> Credentials(Store store)
    {
        try
        {
            return store.TokenKind == TokenKind.AdminToken
                ? new ShopCredentials(store.Domain.Value, protector.Unprotect(store.ProtectedToken), null, null)
                : new ShopCredentials(store.Domain.Value, null, store.ClientId, protector.Unprotect(store.ProtectedSecret ?? ""));
        }
        catch (CryptographicException)
        {
            return StoreErrors.SecretsUnreadable;
        }
    }
}
