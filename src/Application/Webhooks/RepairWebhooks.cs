using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Looks at every connected store, or one, and registers what is missing: Shopify drops a subscription whose calls failed eight times.</summary>
public sealed record RepairWebhooksCommand(StoreId? StoreId = null) : IRequest<Result<IReadOnlyList<RepairedStore>>>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

/// <param name="Trouble">Why it could not be repaired.</param>
public sealed record RepairedStore(StoreId StoreId, string StoreName, int Created, string? Trouble);

internal sealed class RepairWebhooksHandler(IAppDbContext db, WebhookLife life, IOptions<ServerOptions> server)
    : IRequestHandler<RepairWebhooksCommand, Result<IReadOnlyList<RepairedStore>>>
{
    public async Task<Result<IReadOnlyList<RepairedStore>>> Handle(RepairWebhooksCommand command, CancellationToken ct)
    {
        var address = Subscriptions.Address(server.Value.PublicBaseAddress);
        if (address.IsFailure)
            return address.Error;

        var repaired = new List<RepairedStore>();
        foreach (var store in await db.Stores.AsNoTracking()
            .Where(s => s.State == StoreState.Connected && (command.StoreId == null || s.Id == command.StoreId)).OrderBy(s => s.Seq).ToListAsync(ct))
        {
            var made = store.ProtectedSecret is null ? WebhookErrors.NoSecret(store.Domain) : await life.Align(store, remove: false, ct);
            repaired.Add(new RepairedStore(store.Id, store.Name, made.IsFailure ? 0 : made.Value, made.Error?.Message));
        }

        return repaired;
    }
}
