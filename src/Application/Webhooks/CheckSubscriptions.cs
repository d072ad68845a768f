using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;
using ShopifySync.Domain.Stores;

namespace ShopifySync.Application.Webhooks;

/// <summary>Has a store's lane look whether the shop still tells of everything; by schedule, so nobody waits for it.</summary>
public sealed record CheckSubscriptionsCommand(StoreId StoreId) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class CheckSubscriptionsHandler(IAppDbContext db, WebhookLife life) : IRequestHandler<CheckSubscriptionsCommand, Result>
{
    public async Task<Result> Handle(CheckSubscriptionsCommand command, CancellationToken ct)
    {
        if (!await db.Stores.AnyAsync(s => s.Id == command.StoreId && s.State == StoreState.Connected, ct))
            return StoreErrors.Disconnected;

        await life.Enqueue(command.StoreId, remove: false, OperationPriority.Normal, ct);
        return Result.Success;
    }
}
