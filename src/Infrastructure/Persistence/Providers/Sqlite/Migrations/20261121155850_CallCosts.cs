using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ShopifySync.Infrastructure.Persistence.Providers.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class CallCosts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "call_costs",
                columns: table => new
                {
                    store_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hour = table.Column<DateTime>(type: "TEXT", nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    calls = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<long>(type: "INTEGER", nullable: false),
                    throttled = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_call_costs", x => new { x.store_id, x.hour, x.document });
                });

            migrationBuilder.CreateIndex(
                name: "ix_call_costs_hour",
                table: "call_costs",
                column: "hour");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "call_costs");
        }
    }
}
