using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using ShopifySync.Application.Common;
using ShopifySync.Application.Monitoring;
using ShopifySync.Domain.Common;
using ShopifySync.Domain.Operations;

namespace ShopifySync.Application.Lanes;

/// <summary>Another priority for an operation that waits.</summary>
public sealed record PrioritiseOperationCommand(OperationId Id, OperationPriority Priority) : IRequest<Result>, IRequireRole
{
    public static Role Needed => Role.Operator;
}

internal sealed class PrioritiseOperationValidator : AbstractValidator<PrioritiseOperationCommand>
{
    public PrioritiseOperationValidator() => RuleFor(c => c.Priority).IsInEnum();
}

internal sealed class PrioritiseOperationHandler(IAppDbContext db, ILaneWaker waker, IProgressFeed feed) : IRequestHandler<PrioritiseOperationCommand, Result>
{
    public async Task<Result> Handle(PrioritiseOperationCommand command, CancellationToken ct)
    {
        var operation = await db.Operations.FirstOrDefaultAsync(o => o.Id == command.Id, ct);
        if (operation is null)
            return OperationErrors.NotFound;
        var prioritised = operation.Prioritise(command.Priority);
        if (prioritised.IsFailure)
            return prioritised;

        await db.SaveChangesAsync(ct);
        await waker.Wake(operation.LaneId, ct);
        feed.Publish(new RowsChanged(RowsChanged.Lanes));
        return Result.Success;
    }
}
